CREATE FUNCTION answer_history_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of answers only grows';
END $$;
CREATE TRIGGER answer_history_never_changes BEFORE UPDATE OR DELETE ON answer_history
FOR EACH ROW EXECUTE FUNCTION answer_history_only_grows();
CREATE TRIGGER answer_history_never_truncated BEFORE TRUNCATE ON answer_history
FOR EACH STATEMENT EXECUTE FUNCTION answer_history_only_grows();

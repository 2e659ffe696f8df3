CREATE TRIGGER answer_history_never_changes BEFORE UPDATE ON answer_history
BEGIN SELECT RAISE(ABORT, 'the history of answers only grows'); END;
CREATE TRIGGER answer_history_never_shrinks BEFORE DELETE ON answer_history
BEGIN SELECT RAISE(ABORT, 'the history of answers only grows'); END;

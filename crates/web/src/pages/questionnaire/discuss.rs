//! `POST …/question/{question}`: a comment, said, resolved or opened again; an answer brought back from the history.

use super::one::{position, say, shown, url_of};
use super::save::rename;
use super::sheet::Sheet;
use super::{Parts, place};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::people::{self, NamedMember};
use axum::http::StatusCode;
use axum::response::Response;
use conformity::answers::{self, Saved};
use conformity::{IDENTIFICATION, Slug, comments};
use db::{PersonId, Writing};

/// Handler.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let here = signed.visit.uri.path().to_owned();
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::NoteSaved)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place(&parts)?).await?;
    let at = position(&sheet, &parts)?;
    let id: Slug = sheet.plan.question(at).id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let comment = || typed.get("commentaire").parse().map_err(|_| Failure::of(Code::NotFound));
    let notice = match typed.get("acte") {
        "" => {
            let people = people::list(&mut writing).await?;
            let to = mentioned(&typed, &people);
            let said = typed.get("note");
            let grant = sheet.access.clone().read();
            if let Err(error) = comments::say(&mut writing, &grant, &id, said, &to).await {
                let Some(refusal) = error.refusal() else { return Err(error.into()) };
                drop(writing);
                let mut form = say(&signed, &people).filled(&typed);
                form.refuse("note", &refusal.text());
                return shown(&signed, &sheet, at, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await;
            }
            Notice::NoteSaved
        }
        "resoudre" => {
            comments::resolve(&mut writing, &sheet.access.clone().draft()?, comment()?).await?;
            Notice::NoteResolved
        }
        "rouvrir" => {
            comments::reopen(&mut writing, &sheet.access.clone().draft()?, comment()?).await?;
            Notice::NoteReopened
        }
        "retablir" => restore(&signed, &mut writing, &sheet, &id, &typed).await?,
        _ => return Err(Failure::of(Code::BadParameter)),
    };
    writing.commit().await?;
    Ok(signed.done(&url_of(&sheet, id.as_str()), notice))
}

/// Members who are asked to look; anybody else is nobody here.
fn mentioned(typed: &Typed, people: &[NamedMember]) -> Vec<PersonId> {
    let known = |id: &PersonId| people.iter().any(|named| named.person.id == *id);
    typed.all("a").filter_map(|id| id.parse().ok()).filter(known).collect()
}

async fn restore(
    signed: &Signed,
    writing: &mut Writing,
    sheet: &Sheet,
    id: &Slug,
    typed: &Typed,
) -> Result<Notice, Failure> {
    let draft = sheet.access.clone().draft()?;
    let number = |name: &str| typed.get(name).parse::<i64>().map_err(|_| Failure::of(Code::BadParameter));
    let saved = answers::restore(writing, &draft, id, number("ligne")?, number("revision")?).await?;
    if let Saved::Conflict { .. } | Saved::Theirs { .. } = saved {
        return Ok(Notice::AnswerMeanwhile);
    }
    let after = Sheet::open(writing, signed, sheet.access.place.clone()).await?;
    if after.access.place.questionnaire.as_str() == IDENTIFICATION {
        rename(writing, &after).await?;
    }
    after.keep_scores(writing).await?;
    Ok(Notice::AnswerRestored)
}

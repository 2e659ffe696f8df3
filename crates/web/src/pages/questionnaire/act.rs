//! `POST …/etat`: submitted, taken back, sent back, validated, reopened.

use super::sheet::{Sheet, evaluate};
use super::{Parts, place, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::civil;
use axum::response::Response;
use conformity::answers::Facts;
use conformity::state::{self, Moved};
use conformity::{Slug, appraisal};

/// Handler.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let place = place(&parts)?;
    let here = url(&place);
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::FormMoved)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place).await?;
    let (known, said) = (typed.get("revision").parse().unwrap_or_default(), typed.get("message"));
    let today = civil::date(signed.caller.acting.now());
    let missing = |facts: &Facts| -> Vec<Slug> {
        let evaluation = evaluate(sheet.plan, &appraisal::answers_of(facts), today);
        evaluation.map(|e| appraisal::missing(sheet.plan, &e, &sheet.answers)).unwrap_or_default()
    };
    let (draft, validate) = (sheet.access.clone().draft(), sheet.access.clone().validate());
    let w = &mut writing;
    let moved = match typed.get("acte") {
        "soumettre" => state::submit(w, &draft?, known, said, missing).await?,
        "valider" => state::validate(w, &validate?, known, said, missing).await?,
        "reprendre" => state::take_back(w, &draft?, known, said).await?,
        "renvoyer" => state::send_back(w, &validate?, known, said).await?,
        "rouvrir" => state::reopen(w, &validate?, known, said).await?,
        "valider-aussitot" => {
            let grant = validate?;
            match state::submit(w, &draft?, known, "", missing).await? {
                Moved::Done(form) => state::validate(w, &grant, form.revision, said, missing).await?,
                late => late,
            }
        }
        _ => return Err(Failure::of(Code::BadParameter)),
    };
    if let Moved::TooLate(_) = moved {
        return Ok(signed.done(&here, Notice::FormTooLate));
    }
    sheet.keep_scores(&mut writing).await?;
    writing.commit().await?;
    Ok(signed.done(&here, Notice::FormMoved))
}

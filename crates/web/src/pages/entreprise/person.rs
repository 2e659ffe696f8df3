//! `GET` and `POST /entreprise/personnes/{id}`: somebody's place in the company, and what may be done to it. What is
//! offered is what the rules of the room would let happen.

use super::{PEOPLE, last_day, name_of};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Button, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::people::{self, Act, Circle, NamedMember};
use accounts::{Refusal, Role, civil};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::{PersonId, Timestamp};
use identifiers::Text;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "entreprise/person.html")]
struct Page {
    frame: Frame,
    t: Lang,
    name: String,
    email: String,
    role: &'static str,
    capacity: String,
    inactive: bool,
    me: bool,
    facts: Vec<(&'static str, String)>,
    delegate: Option<Form>,
    /// A delegation is there already: its end is changed.
    delegated: bool,
    action: String,
    acts: Vec<Offer>,
    /// Why something that one would look for is not there.
    why_not: Vec<String>,
    rights: Option<String>,
}

/// Something that may be done.
struct Offer {
    title: &'static str,
    text: String,
    button: Button,
}

const BAD_DATE: Text = Text::new(
    "Cette date n’est pas comprise. Exemple\u{202f}: 2027-01-31",
    "This date is not understood. Example: 2027-01-31",
);

/// Handler.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    page(&signed, person_id(&id)?, StatusCode::OK, None).await
}

/// Does it.
pub async fn post(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = person_id(&id)?;
    let me = signed.session.person.id;
    // Somebody of another company is nobody here, whatever is sent.
    let here = people::list(&mut signed.read().await?).await?;
    here.iter().find(|named| named.person.id == id).ok_or(Refusal::NotFound)?;
    let (act, notice) = match typed.get("acte") {
        "deleguer" => {
            let mut form = delegation(&signed, None).filled(&typed);
            let until = match typed.get("fin").trim() {
                "" => None,
                text => match text.parse::<Date>() {
                    Ok(day) => Some(civil::end_of(day)),
                    Err(_) => {
                        form.refuse("fin", &BAD_DATE);
                        return page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await;
                    }
                },
            };
            (Act::Delegate { to: id, until }, Notice::MadeResponsable)
        }
        "retrograder" => (Act::Demote(id), Notice::MadeContributeur),
        "transmettre" => (Act::Transfer(id), Notice::HandedOver),
        "desactiver" => (Act::Disable(id), Notice::MemberDisabled),
        "reactiver" => (Act::Enable(id), Notice::MemberEnabled),
        "retirer" => (Act::Remove(id), Notice::MemberRemoved),
        _ => return Err(Failure::of(Code::Invalid)),
    };
    let location = match act {
        Act::Remove(who) if who == me => "/tableau-de-bord".to_owned(),
        Act::Remove(_) => PEOPLE.to_owned(),
        _ => format!("{PEOPLE}/{id}"),
    };
    let mut writing = match signed.begin(&typed, &location).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, notice)),
    };
    match people::act(&mut writing, &signed.records.site, act).await {
        Ok(()) => {
            writing.commit().await?;
            Ok(signed.done(&location, notice))
        }
        Err(error) if error.refusal() == Some(Refusal::EndInThePast) => {
            drop(writing);
            let mut form = delegation(&signed, None).filled(&typed);
            form.refuse("fin", &Refusal::EndInThePast.text());
            page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await
        }
        Err(error) => Err(error.into()),
    }
}

fn person_id(text: &str) -> Result<PersonId, Failure> {
    text.parse().map_err(|_| Failure::of(Code::NotFound))
}

fn delegation(signed: &Signed, until: Option<Timestamp>) -> Form {
    let t = signed.lang;
    let value = until.map(|until| last_day(until).to_string()).unwrap_or_default();
    let field =
        Field::date(t, "fin", t.delegate_until()).hint(t.delegate_until_hint()).optional().value(value);
    signed.form().with(field).carrying("acte", "deleguer")
}

async fn page(
    signed: &Signed,
    id: PersonId,
    status: StatusCode,
    form: Option<Form>,
) -> Result<Response, Failure> {
    let t = signed.lang;
    let (me, now) = (signed.session.person.id, signed.caller.acting.now());
    let people = people::list(&mut signed.read().await?).await?;
    let named = people.iter().find(|named| named.person.id == id).ok_or(Refusal::NotFound)?;
    let circle = Circle::new(people.iter().map(|named| named.member.clone()).collect());
    let may = |act: Act| circle.clone().act(me, act, now);
    let name = named.person.name.to_string();
    let action = format!("{PEOPLE}/{id}");
    let (acts, why_not) = offers(signed, named, &action, &may);
    let until = named.member.until;
    let may_delegate = may(Act::Delegate { to: id, until: None }).is_ok();
    let form = form.or_else(|| may_delegate.then(|| delegation(signed, until)));
    let mut frame = Frame::new(signed, Section::People, name.clone());
    if let Some(form) = &form {
        frame = frame.of_form(form);
    }
    let page = Page {
        frame,
        t,
        email: named.person.email.to_string(),
        role: named.role.name(),
        capacity: match named.role {
            Role::Responsable => named.member.capacity.map(|c| t.text(&c.name())).unwrap_or_default(),
            Role::Contributeur => String::new(),
        },
        inactive: !named.member.is_active(),
        me: id == me,
        facts: facts(named, &people, t),
        delegated: named.role == Role::Responsable,
        delegate: form,
        action,
        acts,
        why_not,
        rights: (named.role == Role::Contributeur && signed.session.role == Some(Role::Responsable))
            .then(|| format!("/entreprise/droits?voir={id}#apercu")),
        name,
    };
    Ok(html(signed, status, &page))
}

fn facts(named: &NamedMember, people: &[NamedMember], t: Lang) -> Vec<(&'static str, String)> {
    let day = |at| civil::day(civil::date(at), t.into());
    let mut facts = vec![(t.member_since(), day(named.member.since))];
    if let Some(by) = named.member.by.and_then(|by| name_of(people, by)) {
        facts.push((t.member_by(), by));
    }
    if let (Role::Responsable, Some(until)) = (named.role, named.member.until) {
        facts.push((t.member_until(), civil::day(last_day(until), t.into())));
    }
    let seen = named.seen.map(|at| civil::written(at, t.into()));
    facts.push((t.member_seen(), seen.unwrap_or_else(|| t.member_not_seen().to_owned())));
    facts.push((t.member_codes(), if named.has_totp { t.yes() } else { t.no() }.to_owned()));
    facts
}

fn offers(
    signed: &Signed,
    named: &NamedMember,
    action: &str,
    may: &dyn Fn(Act) -> Result<(), Refusal>,
) -> (Vec<Offer>, Vec<String>) {
    let (t, id) = (signed.lang, named.person.id);
    let (name, own) = (named.person.name.to_string(), named.person.id == signed.session.person.id);
    let (mut offers, mut why_not) = (Vec::new(), Vec::new());
    let mut offer = |act: Act, word: &str, title: &'static str, text: String, danger: bool| match may(act) {
        Ok(()) => {
            let button = Button::new(signed, action, title).carrying("acte", word);
            offers.push(Offer { title, text, button: if danger { button.danger() } else { button } });
        }
        Err(refusal @ Refusal::LastResponsable) => {
            why_not.push(format!("{title}{}{}", t.pick("\u{202f}: ", ": "), t.text(&refusal.text())));
        }
        Err(_) => {}
    };
    if named.role == Role::Responsable {
        offer(Act::Demote(id), "retrograder", t.act_demote(), t.act_demote_text(&name), false);
    }
    if !own {
        offer(Act::Transfer(id), "transmettre", t.act_transfer(), t.act_transfer_text(&name), false);
    }
    if named.member.active {
        if !own {
            offer(Act::Disable(id), "desactiver", t.act_disable(), t.act_disable_text(&name), false);
        }
    } else {
        offer(Act::Enable(id), "reactiver", t.act_enable(), t.act_enable_text(&name), false);
    }
    let (title, text) = if own {
        (t.act_leave(), t.act_leave_text().to_owned())
    } else {
        (t.act_remove(), t.act_remove_text(&name))
    };
    offer(Act::Remove(id), "retirer", title, text, true);
    (offers, why_not)
}

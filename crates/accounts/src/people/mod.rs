//! The people of a company: who is there, who may do what to whom, invitations, delegation.
//!
//! * [`Circle`], [`Act`]: the rules, without records. * [`act`]: the same on the records, audited and told by mail.
//! * [`invite`], [`accept`]: how people come in. * [`list`]: who is there.

mod act;
mod circle;
mod invitation;
mod invite;
mod join;
mod list;
mod member;
pub(crate) mod store;

pub use act::{act, appoint};
pub use circle::{Act, Circle};
pub use invitation::{Invited, accept, look};
pub use invite::{Invite, PendingInvitation, cancel, invite, pending};
pub use join::{JoinRequest, dismiss, join_requests};
pub use list::{NamedMember, list};
pub use member::Member;

pub(crate) use invite::{ALL as INVITE, TIDY};
pub(crate) use join::{ALL as JOIN, hand_over};

use crate::{Error, Refusal, authority};
use db::Reading;

/// The active place, in the company in whose name one acts, of who acts; to others the company does not exist.
pub async fn acting_member(reading: &mut Reading) -> Result<Member, Error> {
    let (person, company) = (authority::person(reading.acting())?, authority::company(reading.acting())?);
    let member = store::member(reading, company, person).await?;
    Ok(member.filter(Member::is_active).ok_or(Refusal::NotFound)?)
}

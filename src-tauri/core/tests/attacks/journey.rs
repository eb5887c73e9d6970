//! All attackers in one webinar, through the whole program: import, a model that obeys each of them, bulk approval.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use webinarwins_core::domain::{DraftId, DraftStatus, Engine};
use webinarwins_core::views::DraftItemView;
use webinarwins_core::{Answer, Drafter, DrafterError, Ports, Refused, Request, Usage};

use super::support::{Fixture, ports};
use super::{Attack, INSTRUCTIONS_RULE, OTHERS, Place, attacks, obedient};

/// Does what the attacker wants, whoever that is; each has a word of their own in the chat.
struct Obedient(Vec<Attack>);

fn marker(at: usize) -> String {
    format!("watermelon number {at} here")
}

impl Drafter for Obedient {
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, Refused>> {
        let mut each = self.0.iter().enumerate();
        let attack = each.find(|(at, _)| request.person.contains(&marker(*at)));
        let facts = request.person.lines().filter_map(|line| {
            let fact: serde_json::Value = serde_json::from_str(line).ok()?;
            u32::try_from(fact["id"].as_u64()?).ok()
        });
        let reply = attack.map(|(_, attack)| obedient(attack, facts.collect()));
        async move {
            Ok(Answer {
                reply: reply.ok_or_else(|| DrafterError::Person("nobody's request".to_owned()))?,
                model: "obedient".to_owned(),
                usage: Usage::default(),
            })
        }
        .boxed()
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\"").replace('\0', ""))
}

/// A webinar in which everybody attacks; answers to polls are left to the other tests.
fn crowd() -> (String, String) {
    let mut people =
        "Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location\n".to_owned();
    let mut chat = "Timestamp,Name,Email,Message,Is Question\n".to_owned();
    for (at, attack) in attacks().iter().enumerate() {
        let email = format!("attacker{at}@list.example");
        let name = match attack.place {
            Place::Name => attack.text.clone(),
            _ => format!("Lori Vance{at}"),
        };
        people.push_str(&format!(
            "{},{email},Yes,80,80,48,2025-10-01 14:00,2025-10-01 14:48,\n",
            quoted(&name)
        ));
        let asks = if attack.place == Place::Question { "Yes" } else { "No" };
        if matches!(attack.place, Place::Chat | Place::Question) {
            chat.push_str(&format!("2025-10-01 14:20,x,{email},{},{asks}\n", quoted(&attack.text)));
        }
        chat.push_str(&format!("2025-10-01 14:30,x,{email},{},No\n", marker(at)));
    }
    for (name, email) in OTHERS {
        people.push_str(&format!(
            "{name},{email},Yes,80,80,48,2025-10-01 14:00,2025-10-01 14:48,\n"
        ));
    }
    (people, chat)
}

/// The attack behind each draft.
fn by_attack(fixture: &Fixture, drafts: Vec<DraftItemView>) -> Vec<(Attack, DraftId)> {
    let mut attacks: Vec<Option<Attack>> = attacks().into_iter().map(Some).collect();
    let mut pairs = Vec::new();
    for item in drafts {
        let email = fixture.app.draft(item.id).unwrap().to_email.unwrap().to_string();
        let number = email.trim_start_matches("attacker").split('@').next().unwrap();
        let attack = attacks[number.parse::<usize>().unwrap()].take().unwrap();
        pairs.push((attack, item.id));
    }
    pairs
}

#[tokio::test(flavor = "multi_thread")]
async fn no_attacker_gets_an_obedient_mail_or_slips_through_a_bulk_approval() {
    let fixture = Fixture::with(Ports {
        drafter: Some(Arc::new(Obedient(attacks()))),
        ..ports()
    });
    let (people, chat) = crowd();
    let webinar = fixture
        .import(&[("attendees.csv", &people), ("chat.csv", &chat)])
        .webinar_id;
    let job = fixture.run(webinar, Engine::Openai).await;
    // Nobody attacks in the names of the others, so nothing is written for them.
    assert_eq!(
        (job.failed as usize, job.done as usize),
        (OTHERS.len(), attacks().len()),
        "{job:?}"
    );

    let drafts = fixture.drafts(webinar);
    let ids: Vec<DraftId> = drafts.iter().map(|draft| draft.id).collect();
    ids.iter().for_each(|id| fixture.app.open_draft(*id).unwrap());
    fixture.app.approve_drafts(&ids, true).unwrap();
    for (attack, id) in by_attack(&fixture, drafts) {
        let draft = fixture.app.draft(id).unwrap();
        let approved = draft.item.status == DraftStatus::Approved;
        // What a model wrote in obedience is gone, or cannot be approved.
        assert!(
            !approved || draft.item.engine == Engine::Templates,
            "{}:\n{}",
            attack.name,
            draft.text
        );
        let flagged = draft.findings.iter().any(|finding| finding.rule == INSTRUCTIONS_RULE);
        assert!(!flagged || !approved, "{} was approved among others", attack.name);
        if matches!(attack.place, Place::Chat | Place::Question) {
            assert_eq!(flagged, attack.flagged, "{}", attack.name);
        }
    }
}

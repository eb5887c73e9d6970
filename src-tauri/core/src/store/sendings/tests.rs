#![allow(clippy::unwrap_used)]
use super::*;
use crate::store::Store;

const WEBINAR: &str = "0199a000-0000-7000-8000-000000000001";
const PERSON: &str = "0199a000-0000-7000-8000-00000000000a";

fn row(sending: SendingId, hash: u8) -> RecipientRow {
    RecipientRow {
        id: RecipientId::new(jiff::Timestamp::UNIX_EPOCH),
        sending_id: sending,
        attendee_id: Some(PERSON.parse().unwrap()),
        address: "ada@example.org".to_owned(),
        address_hash: [hash; 32],
        draft_id: DraftId::new(jiff::Timestamp::UNIX_EPOCH),
        mail_sha256: String::new(),
        send_at: None,
        state: RecipientState::Waiting,
        attempts: 0,
        provider_id: None,
        reason: String::new(),
        asked_at: None,
    }
}

#[test]
fn the_ledger_refuses_a_second_mail_and_an_erased_person_leaves_no_address() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("a.db"), &[7; 32]).unwrap();
    let (now, webinar) = (jiff::Timestamp::UNIX_EPOCH, WEBINAR.parse().unwrap());
    let done: Result<(), StoreError> = store.write(|tx| {
        tx.0.execute_batch(&format!(
            "INSERT INTO webinars (number, id, title, chapters, scoring, has_messages, status, created_at, updated_at)
             VALUES (1, '{WEBINAR}', 'W', '[]', '{{}}', 1, 'imported', '', '');
             INSERT INTO attendees (id, webinar, name, email, standing, role, is_audience, source,
                messages, questions, engagement_score, engagement_tier, priority_rank)
             SELECT x'0199a00000007000800000000000000a', number, 'Ada', 'ada@example.org', 'attended', 'attendee', 1,
                'a.csv', 0, 0, 50.0, 'cool', 1 FROM webinars;"
        ))?;
        let of = |state| SendingRow {
            id: SendingId::new(now),
            webinar_id: webinar,
            service: Service::Sendgrid,
            state,
            message: String::new(),
            starts_at: now,
            begun_at: now,
            ended_at: None,
        };
        let (first, second) = (of(SendingState::Sending), of(SendingState::Sending));
        // One after the other: the same address, then the same person at another address.
        let rows = [row(first.id, 1)];
        let others = [row(second.id, 1), row(second.id, 2)];
        tx.insert_sending(&first, &rows)?;
        tx.insert_sending(&second, &others)?;
        let claim = |row: &RecipientRow| tx.claim_recipient(row.id, RecipientState::Waiting, now);
        assert!(claim(&rows[0])?);
        assert!(!claim(&rows[0])?, "it is under way");
        assert!(!claim(&others[0])?, "the address has a mail");
        assert!(!claim(&others[1])?, "the person has a mail");
        tx.interrupt_sendings()?;
        assert_eq!(tx.recipient(rows[0].id)?.state, RecipientState::Unknown);
        assert!(!claim(&others[0])?, "the address may have a mail");

        tx.0.execute("DELETE FROM attendees", [])?;
        let erased = tx.recipient(rows[0].id)?;
        assert_eq!((erased.attendee_id, erased.address.as_str()), (None, ""));
        assert!(tx.written_to(webinar)?.addresses.contains_key(&[1; 32]));
        assert!(!claim(&others[0])?, "the address may have a mail, whoever has it now");
        tx.0.execute("DELETE FROM webinars", [])?;
        assert!(tx.recipient(rows[0].id).is_err());
        Ok(())
    });
    done.unwrap();
}

//! Runs that are handed over to a server for the night: nothing is asked or paid twice, nothing that was written is
//! lost, and what a person did meanwhile stays theirs.

#![allow(clippy::unwrap_used)]

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use support::{ATTENDEES, CHAT, Fixture, INVENTED, Script, Scripted, TRUE_FOR_ALL, answer, details, ports, run_of};
use webinarwins_core::domain::{Caps, Engine, ModelPrice, WebinarId};
use webinarwins_core::views::{JobState, JobView};
use webinarwins_core::{
    BatchAnswer, BatchDrafter, BatchError, BatchFile, BatchHandle, BatchLook, BatchRequest, BatchResults, BatchState,
    DraftRun, Missed, Ports, Request, ServerChoice, Uploaded, Usage,
};

/// What a server has, and what it shall say. It outlives the program.
#[derive(Default)]
struct Night {
    files: Vec<Vec<BatchRequest>>,
    /// The file of each batch.
    batches: Vec<String>,
    /// `None` while it writes.
    over: Option<BatchState>,
    /// Whose requests it does not get to, by a word of theirs.
    unwritten: Option<&'static str>,
    /// Whose mails it invents things for.
    invented: Option<&'static str>,
    /// How many requests it takes in one file.
    most: Option<usize>,
    /// Whether it starts a batch and the answer is lost.
    loses_start: bool,
    refuses_start: bool,
    discarded: usize,
    /// Whether it has to be asked for one mail before, to learn what it understands.
    is_unknown: bool,
    /// What it took to learn what the server understands.
    learning: Usage,
    /// How many tokens more each answer takes.
    tokens: u64,
}

#[derive(Default)]
struct Server(Mutex<Night>);

impl Server {
    fn set(&self, change: impl FnOnce(&mut Night)) {
        change(&mut self.0.lock().unwrap());
    }

    fn batches(&self) -> usize {
        self.0.lock().unwrap().batches.len()
    }
}

fn ready<T: Send + 'static>(value: T) -> BoxFuture<'static, T> {
    async move { value }.boxed()
}

fn looked(state: BatchState) -> BatchLook {
    BatchLook {
        state,
        written: 0,
        failed: 0,
        total: 3,
        said: format!("The server says {state:?}."),
    }
}

impl BatchDrafter for Server {
    fn upload<'a>(&'a self, requests: &'a [BatchRequest]) -> BoxFuture<'a, Result<Uploaded, BatchError>> {
        let mut night = self.0.lock().unwrap();
        let taken = requests.len().min(night.most.unwrap_or(usize::MAX));
        night.files.push(requests[..taken].to_vec());
        let file = BatchFile {
            server: "https://api.openai.com/v1".to_owned(),
            model: "priced".to_owned(),
            input_file: (night.files.len() - 1).to_string(),
        };
        ready(Ok(Uploaded { file, taken }))
    }

    fn to_learn(&self) -> Option<Request> {
        self.0.lock().unwrap().is_unknown.then(|| Request {
            instructions: "Write.".to_owned(),
            nonce: String::new(),
            person: "Sam stayed to the end.".to_owned(),
            max_output_tokens: 2000,
        })
    }

    fn take_used(&self) -> Usage {
        std::mem::take(&mut self.0.lock().unwrap().learning)
    }

    fn start<'a>(&'a self, file: &'a BatchFile) -> BoxFuture<'a, Result<BatchHandle, BatchError>> {
        let mut night = self.0.lock().unwrap();
        if night.refuses_start {
            return ready(Err(BatchError::Stop("The server has no batches.".to_owned())));
        }
        let known = night.batches.iter().position(|of| *of == file.input_file);
        let at = known.unwrap_or_else(|| {
            night.batches.push(file.input_file.clone());
            night.batches.len() - 1
        });
        if std::mem::take(&mut night.loses_start) {
            return ready(Err(BatchError::Later("The server does not answer.".to_owned())));
        }
        ready(Ok(BatchHandle {
            file: file.clone(),
            batch: at.to_string(),
        }))
    }

    fn look<'a>(&'a self, _: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>> {
        let state = self.0.lock().unwrap().over.unwrap_or(BatchState::Writing);
        ready(Ok(looked(state)))
    }

    fn collect<'a>(
        &'a self,
        handle: &'a BatchHandle,
        ids: &'a [String],
    ) -> BoxFuture<'a, Result<BatchResults, BatchError>> {
        let night = self.0.lock().unwrap();
        let file: usize = handle.file.input_file.parse().unwrap();
        let mut usage = Usage::default();
        let mut result = |id: &String| {
            let request = &night.files[file]
                .iter()
                .find(|request| request.id == *id)
                .unwrap()
                .request;
            let holds = |word: Option<&str>| word.is_some_and(|word| request.person.contains(word));
            if night.over == Some(BatchState::Failed) || holds(night.unwritten) {
                return Err(Missed {
                    why: "The night was over.".to_owned(),
                    again: true,
                });
            }
            let answer = answer(if holds(night.invented) { INVENTED } else { TRUE_FOR_ALL });
            usage += answer.usage;
            usage.completion_tokens += night.tokens;
            Ok(answer)
        };
        let answers = ids
            .iter()
            .map(|id| BatchAnswer {
                id: id.clone(),
                result: result(id),
            })
            .collect();
        let results = BatchResults {
            answers,
            usage,
            ignored: 0,
        };
        ready(Ok(results))
    }

    fn cancel<'a>(&'a self, _: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>> {
        let state = self.0.lock().unwrap().over.unwrap_or(BatchState::Cancelling);
        ready(Ok(looked(state)))
    }

    fn discard<'a>(&'a self, _: &'a BatchHandle) -> BoxFuture<'a, Result<(), BatchError>> {
        self.0.lock().unwrap().discarded += 1;
        ready(Ok(()))
    }
}

struct Evening {
    fixture: Fixture,
    server: Arc<Server>,
    live: Arc<Scripted>,
    webinar: WebinarId,
}

fn evening() -> Evening {
    evening_with(Scripted::default())
}

fn evening_with(live: Scripted) -> Evening {
    let (server, live) = (Arc::new(Server::default()), Arc::new(live));
    let fixture = Fixture::with(Ports {
        drafter: Some(live.clone()),
        batch_drafter: Some(server.clone()),
        ..ports()
    });
    let mut settings = fixture.app.settings().unwrap();
    settings.engine.model = "priced".to_owned();
    settings.engine.prices = vec![ModelPrice {
        model: "priced".to_owned(),
        input: 1_000.0,
        cached: 100.0,
        output: 10_000.0,
    }];
    fixture.app.update_settings(settings).unwrap();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    Evening {
        fixture,
        server,
        live,
        webinar,
    }
}

fn overnight(webinar: WebinarId) -> DraftRun {
    let mut run = run_of(webinar, Engine::Openai);
    run.options.overnight = true;
    run
}

impl Evening {
    async fn handed_over(&self, run: DraftRun) -> JobView {
        self.fixture.app.start_drafts(run).unwrap().finished().await
    }

    /// Looks once; the run as it is then, and whether something is still waited for.
    async fn look(&self) -> (JobView, bool) {
        let waits = self.fixture.app.look_overnight(&ServerChoice::default()).await.unwrap();
        (self.job(), waits)
    }

    fn job(&self) -> JobView {
        self.fixture.app.latest_jobs().unwrap().remove(0)
    }

    /// The server's night ends like this.
    async fn morning(&self, state: BatchState) -> JobView {
        self.server.set(|night| night.over = Some(state));
        self.look().await.0
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_has_a_draft_in_the_morning_at_half_the_price() {
    let evening = evening();
    let job = evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!((job.state, job.done, job.total), (JobState::Overnight, 0, 3));
    let (job, waits) = evening.look().await;
    assert_eq!((job.message.as_str(), waits), ("The server says Writing.", true));
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.state, job.done, job.failed), (JobState::Done, 3, 0));
    assert_eq!(job.message, "");
    assert_eq!(evening.fixture.drafts(evening.webinar).len(), 3);
    assert!(
        evening.live.asked.lock().unwrap().is_empty(),
        "nobody is asked for live"
    );
    // 300 tokens sent at $1,000 a million, 60 received at $10,000, and half of that.
    assert_eq!((job.tokens, job.cost), (360, Some(0.45)));
    let (again, waits) = evening.look().await;
    assert_eq!(
        (again.tokens, waits),
        (360, false),
        "what was taken is not counted twice"
    );
    let usage = evening.fixture.app.usage().unwrap();
    assert_eq!((usage.entries.len(), usage.entries[0].model.as_str()), (1, "priced"));
    assert_eq!(
        evening.server.0.lock().unwrap().discarded,
        1,
        "the server keeps nothing"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_address_and_no_other_persons_words_are_handed_over() {
    let evening = evening();
    evening.handed_over(overnight(evening.webinar)).await;
    let night = evening.server.0.lock().unwrap();
    assert_eq!(night.files[0].len(), 3);
    for BatchRequest { id, request } in &night.files[0] {
        let all = format!("{id}{}{}", request.instructions, request.person);
        assert!(!all.contains('@'), "an address in:\n{all}");
        let both = ["Can you limit sharing", "Thank you"];
        assert!(!both.iter().all(|words| all.contains(words)), "two people in:\n{all}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_was_started_when_the_program_ended_is_found_again_and_not_started_twice() {
    let mut evening = evening();
    evening.server.set(|night| night.loses_start = true);
    let job = evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!(
        (job.state, job.message.as_str()),
        (JobState::Overnight, "The server does not answer.")
    );
    evening.fixture = evening.fixture.restarted();
    assert_eq!(evening.job().state, JobState::Overnight, "not interrupted");
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.state, job.done, evening.server.batches()), (JobState::Done, 3, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_before_the_time_was_over_is_kept_and_the_rest_is_asked_for_live() {
    let evening = evening();
    evening.server.set(|night| night.unwritten = Some("limit sharing"));
    evening.handed_over(overnight(evening.webinar)).await;
    let job = evening.morning(BatchState::Expired).await;
    assert_eq!((job.state, job.done, job.failed), (JobState::Done, 2, 1));
    assert_eq!(job.message, "The server says Expired.");
    assert_eq!(
        (job.errors[0].label.as_str(), job.errors[0].message.as_str()),
        ("John Doe", "The night was over.")
    );
    let again = evening
        .fixture
        .app
        .resume_drafts(job.id, None)
        .unwrap()
        .finished()
        .await;
    assert_eq!((again.state, again.done, again.failed), (JobState::Done, 3, 0));
    assert_eq!(evening.live.asked.lock().unwrap().len(), 1);
    // 240 tokens at half the price, 120 at all of it.
    assert_eq!((again.tokens, again.cost), (360, Some(0.6)));
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_takes_effect_at_once_and_what_was_written_by_then_still_comes() {
    let evening = evening();
    evening.server.set(|night| night.unwritten = Some("limit sharing"));
    let job = evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!(
        evening.fixture.app.cancel_job(job.id).unwrap().state,
        JobState::Cancelled
    );
    let (_, waits) = evening.look().await;
    assert!(waits, "the server has not stopped yet");
    let refused = evening.fixture.app.resume_drafts(job.id, None).err().unwrap();
    assert!(refused.message.contains("still stops"), "{}", refused.message);
    let job = evening.morning(BatchState::Cancelled).await;
    assert_eq!((job.state, job.done, job.failed), (JobState::Cancelled, 2, 0));
    assert_eq!(evening.fixture.drafts(evening.webinar).len(), 2);
    assert_eq!(job.message, "Stopped. 2 of 3 were written by then.");
    let again = evening
        .fixture
        .app
        .resume_drafts(job.id, None)
        .unwrap()
        .finished()
        .await;
    assert_eq!((again.state, again.done), (JobState::Done, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_edited_a_draft_meanwhile_keeps_it() {
    let evening = evening();
    let webinar = evening.webinar;
    evening.fixture.run(webinar, Engine::Templates).await;
    let mut run = overnight(webinar);
    run.options.rewrite = true;
    evening.handed_over(run).await;
    let john = evening.fixture.draft_to(webinar, "John Doe").id;
    evening.fixture.app.note_draft(john, "See you on Friday.").unwrap();
    let before = evening.fixture.app.draft(john).unwrap();
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.state, job.done), (JobState::Done, 3));
    assert_eq!(evening.fixture.app.draft(john).unwrap(), before);
    assert_eq!(
        evening.fixture.draft_to(webinar, "Ada Nowak").engine,
        Engine::Openai,
        "the others are written anew"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_rest_on_no_facts_are_asked_for_once_more_with_the_reason() {
    let evening = evening();
    evening.server.set(|night| night.invented = Some("limit sharing"));
    evening.handed_over(overnight(evening.webinar)).await;
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.state, job.done, job.failed), (JobState::Done, 3, 0));
    let asked = evening.live.asked.lock().unwrap();
    assert_eq!(asked.len(), 1, "the others are not asked for again");
    assert!(asked[0].person.contains("could not be used") && asked[0].person.contains("12"));
    let john = evening.fixture.draft_to(evening.webinar, "John Doe");
    assert_eq!(john.engine, Engine::Openai);
    // The night at half the price, and one mail at all of it.
    assert_eq!((job.tokens, job.cost), (480, Some(0.75)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_writes_for_whom_the_model_invents_twice() {
    let evening = evening_with(Scripted {
        scripts: [("limit sharing", Script::Invent)].into(),
        ..Scripted::default()
    });
    evening.server.set(|night| night.invented = Some("limit sharing"));
    evening.handed_over(overnight(evening.webinar)).await;
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.done, job.failed), (3, 0));
    let john = evening.fixture.draft_to(evening.webinar, "John Doe");
    assert_eq!(john.engine, Engine::Templates);
    let why = evening.fixture.app.draft(john.id).unwrap().fallback.unwrap();
    assert!(why.contains("twice"), "{why}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_for_again_over_the_limit_and_retrying_takes_it_then() {
    let evening = evening();
    evening.server.set(|night| night.invented = Some("limit sharing"));
    let mut run = overnight(evening.webinar);
    // Enough for all that is handed over, at half the price, and for no more than that.
    let app = &evening.fixture.app;
    let most: f64 = evening
        .fixture
        .people(evening.webinar)
        .into_iter()
        .map(|person| app.request_preview(person.id).unwrap().tokens as f64 * 0.0005 + 2_000.0 * 0.005)
        .sum();
    run.options.caps.most_cost = Some(most + 0.1);
    evening.handed_over(run).await;
    assert_eq!(
        evening.server.0.lock().unwrap().files[0].len(),
        3,
        "a night counts as what it costs"
    );
    evening.server.set(|night| night.tokens = 1_500);
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.done, job.failed), (2, 1));
    assert!(job.errors[0].message.contains("that you allowed"), "{:?}", job.errors);
    assert!(evening.live.asked.lock().unwrap().is_empty());
    let caps = Some(Caps::default());
    let again = app.resume_drafts(job.id, caps).unwrap().finished().await;
    assert_eq!((again.state, again.done, again.failed), (JobState::Done, 3, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stopped_a_night_is_asked_for_no_more() {
    let evening = evening();
    evening.server.set(|night| night.invented = Some("limit sharing"));
    let job = evening.handed_over(overnight(evening.webinar)).await;
    evening.fixture.app.cancel_job(job.id).unwrap();
    let job = evening.morning(BatchState::Cancelled).await;
    assert_eq!((job.state, job.done), (JobState::Cancelled, 2));
    assert!(evening.live.asked.lock().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_before_the_upload_is_counted_at_its_full_price() {
    let evening = evening();
    let learning = answer(TRUE_FOR_ALL).usage;
    evening.server.set(|night| night.learning = learning);
    let job = evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!((job.tokens, job.cost), (120, Some(0.3)));
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.tokens, job.cost), (480, Some(0.75)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_before_the_upload_is_held_against_the_cap() {
    let evening = evening();
    evening.server.set(|night| night.is_unknown = true);
    let mut run = overnight(evening.webinar);
    run.options.caps.most_tokens = Some(1_000);
    let job = evening.handed_over(run.clone()).await;
    assert_eq!((job.state, job.tokens), (JobState::Stopped, 0));
    assert!(job.message.contains("tokens that you allowed"), "{}", job.message);
    assert!(evening.server.0.lock().unwrap().files.is_empty(), "nothing was asked");

    // Room for that mail, and for none of the run beside it.
    let again = Caps {
        most_tokens: Some(2_100),
        ..Caps::default()
    };
    let job = evening
        .fixture
        .app
        .resume_drafts(job.id, Some(again))
        .unwrap()
        .finished()
        .await;
    assert_eq!(job.state, JobState::Stopped);
    assert!(evening.server.0.lock().unwrap().files.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_night_is_one_step_that_can_be_taken_back() {
    let evening = evening();
    evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!(evening.fixture.app.history().unwrap().undo, None);
    evening.morning(BatchState::Completed).await;
    assert_eq!(evening.fixture.app.undo().unwrap().label, "Undone: write 3 drafts");
    assert!(evening.fixture.drafts(evening.webinar).is_empty());
    evening.fixture.app.redo().unwrap();
    assert_eq!(evening.fixture.drafts(evening.webinar).len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_about_facts_that_changed_meanwhile_is_not_taken() {
    let evening = evening();
    evening.handed_over(overnight(evening.webinar)).await;
    let mut changed = details("Limits of sharing");
    changed.topic = Some("Another matter".to_owned());
    evening.fixture.app.update_webinar(evening.webinar, changed).unwrap();
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.done, job.failed), (0, 3));
    assert!(job.errors[0].message.contains("has changed"), "{:?}", job.errors);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_batch_says_why_and_can_be_handed_over_again() {
    let evening = evening();
    evening.handed_over(overnight(evening.webinar)).await;
    let job = evening.morning(BatchState::Failed).await;
    assert_eq!(
        (job.state, job.done, job.failed, job.message.as_str()),
        (JobState::Stopped, 0, 0, "The server says Failed.")
    );
    assert_eq!(job.cost, None, "nothing was used");
    evening.server.set(|night| night.over = None);
    let again = evening
        .fixture
        .app
        .resume_drafts(job.id, None)
        .unwrap()
        .finished()
        .await;
    assert_eq!(
        (again.state, again.failed, evening.server.batches()),
        (JobState::Overnight, 0, 2)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_starts_nothing_ends_the_run_at_once() {
    let evening = evening();
    evening.server.set(|night| night.refuses_start = true);
    let job = evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!(
        (job.state, job.message.as_str()),
        (JobState::Stopped, "The server has no batches. Nothing was started.")
    );
    assert!(!evening.look().await.1, "nothing is waited for");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_needs_several_files_ends_with_the_last_of_them() {
    let evening = evening();
    evening.server.set(|night| night.most = Some(2));
    evening.handed_over(overnight(evening.webinar)).await;
    assert_eq!(evening.server.batches(), 2);
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.state, job.done, job.tokens), (JobState::Done, 3, 360));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_fits_under_the_limit_is_handed_over() {
    let evening = evening();
    let mut run = overnight(evening.webinar);
    let longest = evening
        .fixture
        .people(evening.webinar)
        .into_iter()
        .map(|person| evening.fixture.app.request_preview(person.id).unwrap().tokens);
    run.options.caps.most_tokens = Some(longest.max().unwrap() + 2_060);
    evening.handed_over(run).await;
    assert_eq!(evening.server.0.lock().unwrap().files[0].len(), 1);
    let job = evening.morning(BatchState::Completed).await;
    assert_eq!((job.state, job.done), (JobState::Stopped, 1));
    assert!(
        job.message.starts_with("For 2 people nothing was asked"),
        "{}",
        job.message
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_second_run_asks_for_what_is_being_written() {
    let evening = evening();
    let job = evening.handed_over(overnight(evening.webinar)).await;
    let app = &evening.fixture.app;
    for engine in [Engine::Openai, Engine::Templates] {
        assert!(app.start_drafts(run_of(evening.webinar, engine)).is_err());
    }
    assert!(app.resume_drafts(job.id, None).is_err());
    assert!(
        app.delete_webinar(evening.webinar).is_err(),
        "it would be paid for unseen"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_program_takes_the_answers_by_itself() {
    let evening = evening();
    evening.fixture.app.watch_overnight(Duration::from_millis(5));
    evening.handed_over(overnight(evening.webinar)).await;
    evening.server.set(|night| night.over = Some(BatchState::Completed));
    let taken = async {
        while evening.job().state != JobState::Done {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), taken).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_night_is_told_before_it_begins_and_costs_half() {
    let evening = evening();
    let app = &evening.fixture.app;
    let now = app.estimate_drafts(&run_of(evening.webinar, Engine::Openai)).unwrap();
    let later = app.estimate_drafts(&overnight(evening.webinar)).unwrap();
    assert_eq!(later.cost.unwrap() * 2.0, now.cost.unwrap());
    assert!(later.seconds > 3_600.0 && now.seconds < 60.0);
}

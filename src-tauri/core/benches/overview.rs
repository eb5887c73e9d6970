//! What the Overview costs at 100,000 people and 58,000 messages: the first answer after the program started, one that
//! nothing changed since, one after a question was answered; the same for other scoring settings while a slider moves.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod crowd;
mod stopwatch;

use webinarwins_core::App;
use webinarwins_core::views::AnswerChoice;

use crowd::{filled, ports};
use stopwatch::{Clock, median, median_of, told};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let ports = ports();
    let webinar = filled(folder.path(), &ports);
    let app = App::open(folder.path(), ports, None).unwrap();
    println!("Overview (allowed: 400 ms)");
    let clock = Clock::start();
    let overview = app.overview(webinar).unwrap();
    told("first after the start", clock.read());
    println!("  it has {} KB", serde_json::to_vec(&overview).unwrap().len() / 1024);
    told("again", median(|| app.overview(webinar).unwrap()));
    told("whom to call", median(|| app.call_list(webinar, 200).unwrap()));
    let mut questions = overview.asked.iter().cycle();
    told(
        "after an answer",
        median_of(|| {
            let key = &questions.next().unwrap().key;
            app.answer_question(webinar, key, AnswerChoice::Live).unwrap();
            let clock = Clock::start();
            app.overview(webinar).unwrap();
            clock.read()
        }),
    );
    println!("Other scoring settings (allowed: 100 ms)");
    let mut settings = app.webinar(webinar).unwrap().scoring;
    told(
        "while a slider moves",
        median_of(|| {
            settings.hot_from -= 1.0;
            let clock = Clock::start();
            app.preview_scoring(Some(webinar), settings.clone()).unwrap();
            clock.read()
        }),
    );
}

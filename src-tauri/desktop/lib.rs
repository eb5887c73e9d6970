//! The desktop shell: a window over `webinarwins-core`.
//!
//! It opens the core, turns invocations of the web UI into calls of the facade, and keeps what only a desktop has:
//! dialogs, dropped files, the native menu, the log file. It decides nothing about webinars. Paths end here: the
//! web UI sees names and opaque ids.

mod bench;
mod channel;
mod commands;
mod dialogs;
mod drops;
mod error;
mod logging;
mod menu;
mod state;
mod window;

use std::process::ExitCode;

use tauri::{AppHandle, Builder, Manager, RunEvent, Wry, generate_context};

use crate::state::Shell;

/// Runs until the window is closed.
pub fn run() -> ExitCode {
    let shell = Shell::start();
    let built = with_commands(Builder::default())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(shell)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .on_window_event(drops::watch)
        .setup(|app| Ok(window::open(app)?))
        .build(generate_context!());
    match built {
        Ok(app) => {
            app.run(on_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be made");
            ExitCode::FAILURE
        }
    }
}

fn on_event(app: &AppHandle, event: RunEvent) {
    if let RunEvent::ExitRequested { .. } = event {
        app.state::<Shell>().close();
    }
}

/// Every command that the web UI may invoke. The drift test compares this list with the permissions and with the
/// typed client.
fn with_commands(builder: Builder<Wry>) -> Builder<Wry> {
    use commands::{
        contact, data, drafts, exports, host, imports, insights, jobs, people, sending, settings, templates, webinars,
    };
    builder.invoke_handler(tauri::generate_handler![
        host::app_status,
        host::app_unlock,
        host::host_watch,
        host::menu_set,
        webinars::webinar_list,
        webinars::webinar_get,
        webinars::webinar_update,
        webinars::webinar_delete,
        webinars::sample_open,
        insights::overview_get,
        insights::call_list,
        insights::line_list,
        insights::question_answer,
        insights::trend_list,
        insights::returning_get,
        insights::report_save,
        insights::chart_save,
        imports::import_pick,
        imports::import_preview,
        imports::import_target,
        imports::import_remove_file,
        imports::import_discard,
        imports::import_commit,
        imports::import_issues,
        imports::import_choose,
        imports::import_replace,
        imports::import_decide,
        imports::import_undecide,
        imports::import_stop,
        imports::import_read,
        imports::import_formats,
        imports::import_meanings,
        imports::import_issues_save,
        imports::import_undo,
        imports::preset_list,
        imports::preset_save,
        imports::preset_delete,
        imports::name_decide,
        imports::name_undecide,
        people::attendee_list,
        people::attendee_ids,
        people::attendee_place,
        people::attendee_copy,
        people::attendee_get,
        people::attendee_keep,
        people::view_list,
        people::view_save,
        people::view_rename,
        people::view_delete,
        drafts::draft_list,
        drafts::draft_ids,
        drafts::draft_people,
        drafts::draft_place,
        drafts::draft_next,
        drafts::draft_tally,
        drafts::draft_get,
        drafts::draft_edit,
        drafts::draft_note,
        drafts::draft_fix,
        drafts::draft_approve,
        drafts::draft_unapprove,
        drafts::draft_open,
        drafts::draft_approvable,
        drafts::draft_approve_read,
        drafts::draft_decide,
        drafts::draft_note_many,
        drafts::draft_replace_preview,
        drafts::draft_replace,
        drafts::draft_regenerate,
        drafts::draft_versions,
        drafts::draft_restore,
        drafts::history_get,
        drafts::history_undo,
        drafts::history_redo,
        jobs::job_start_drafts,
        jobs::job_estimate,
        jobs::job_resume,
        jobs::job_pause,
        jobs::job_cancel,
        jobs::job_list,
        jobs::job_request,
        jobs::job_usage,
        exports::export_targets,
        exports::export_preview,
        exports::export_text,
        exports::export_save,
        exports::export_reveal,
        exports::export_reading_copy,
        sending::sending_setup_get,
        sending::sending_setup_save,
        sending::sending_key_save,
        sending::sending_key_remove,
        sending::sending_test,
        sending::sending_consent,
        sending::sending_test_mail,
        sending::sending_plan,
        sending::sending_start,
        sending::sending_resume,
        sending::sending_pause,
        sending::sending_stop,
        sending::sending_latest,
        sending::recipient_list,
        sending::recipient_drop,
        sending::recipient_arrived,
        sending::recipient_again,
        settings::settings_get,
        settings::settings_update,
        settings::voice_get,
        settings::scoring_preview,
        settings::scoring_apply,
        settings::key_status,
        settings::key_save,
        settings::key_remove,
        settings::engine_test,
        templates::template_list,
        templates::template_preview,
        templates::template_save,
        templates::template_reset,
        templates::template_switch,
        contact::no_contact_list,
        contact::no_contact_add,
        contact::no_contact_load,
        contact::no_contact_remove,
        contact::no_contact_save,
        contact::attendee_never_contact,
        contact::attendee_erasure,
        contact::attendee_erase,
        contact::preflight_get,
        data::data_reveal,
        data::data_erase_all,
    ])
}

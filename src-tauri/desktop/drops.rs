//! Files dropped anywhere on the window: read here, staged in the core, shown by the web UI.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use tauri::async_runtime::spawn;
use tauri::{DragDropEvent, Manager, Window, WindowEvent};
use webinarwins_core::domain::{FileId, WebinarId};
use webinarwins_core::views::{HostEvent, StagingView};
use webinarwins_core::{App, Code, Error, GivenFile};

use crate::state::Shell;

/// Larger files are not read into memory at all. No webinar's list comes near it.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// Tells the web UI about files over the window, and stages those that are dropped.
pub fn watch(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else { return };
    let shell = window.state::<Shell>();
    match event {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => shell.window.tell(HostEvent::FilesOver),
        DragDropEvent::Leave => shell.window.tell(HostEvent::FilesLeft),
        DragDropEvent::Drop { paths, .. } if !paths.is_empty() => {
            let (handle, paths) = (window.app_handle().clone(), paths.clone());
            spawn(async move {
                let shell = handle.state::<Shell>();
                let staging = *shell.staging.lock().unwrap_or_else(PoisonError::into_inner);
                let (staging, error) = match stage(&shell, staging, None, paths).await {
                    Ok(staging) => (Some(Box::new(staging)), None),
                    Err(error) => (None, Some(error.view())),
                };
                shell.window.tell(HostEvent::FilesDropped { staging, error });
            });
        }
        _ => {}
    }
}

/// Reads files and adds them to a staged set, or starts one. The set is the one that later drops are added to.
pub async fn stage(
    shell: &Shell,
    staging: Option<FileId>,
    webinar: Option<WebinarId>,
    paths: Vec<PathBuf>,
) -> Result<StagingView, Error> {
    let view = shell
        .call(move |app: &App| {
            let files = paths.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
            app.stage(staging, webinar, files)
        })
        .await?;
    *shell.staging.lock().unwrap_or_else(PoisonError::into_inner) = Some(view.id);
    Ok(view)
}

/// Reads a file that the user named, with its name alone.
pub fn read(path: &Path) -> Result<GivenFile, Error> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let refuse = |why: &str, hint: &str| {
        Err(Error::new(
            Code::Import,
            format!("“{name}” {why}. Nothing was imported."),
            hint,
        ))
    };
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => return refuse("is a folder", "Drop the files in it."),
        Ok(about) if about.len() > MAX_BYTES => {
            return refuse(
                "is larger than 1 GB, and so no list of a webinar",
                "Choose the file that your webinar platform exports.",
            );
        }
        _ => {}
    }
    match std::fs::read(path) {
        Ok(bytes) => Ok(GivenFile { name, bytes }),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => refuse(
            "may not be read",
            "Check the file's permissions, or copy it to your own folder.",
        ),
        Err(_) => refuse("could not be read", "Check that it is still there, or export it again."),
    }
}

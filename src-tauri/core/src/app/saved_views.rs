//! Views of the table of people that are kept under a name: those of the program, then the user's own.

use super::App;
use super::error::Error;
use super::views::{DraftKind, PeopleQuery, PeopleSort, SavedView};
use crate::domain::Tier;
use crate::store::{StoreError, Tx};

const SETTING: &str = "people_views";

/// The longest name of a view, in characters.
const MAX_NAME_CHARS: usize = 60;

/// As many as a menu can hold.
const MOST_VIEWS: usize = 50;

impl App {
    /// All views: the program's own, then the user's in the order they were made.
    pub fn saved_views(&self) -> Result<Vec<SavedView>, Error> {
        self.store().read(|tx| Ok(all(own(tx)?)))
    }

    /// Keeps a view, in place of one of the user's with the same name; all views afterwards.
    pub fn save_view(&self, view: SavedView) -> Result<Vec<SavedView>, Error> {
        let view = SavedView {
            name: allowed(&view.name)?,
            built_in: false,
            ..view
        };
        self.change_views(|views| {
            let place = views.iter().position(|kept| kept.name == view.name);
            if place.is_none() && views.len() >= MOST_VIEWS {
                return Err(Error::invalid(format!(
                    "There are {MOST_VIEWS} views already. Delete one first. Nothing was saved."
                )));
            }
            match place {
                Some(place) => views[place] = view,
                None => views.push(view),
            }
            Ok(())
        })
    }

    /// Gives one of the user's views another name.
    pub fn rename_view(&self, name: &str, new_name: &str) -> Result<Vec<SavedView>, Error> {
        let new_name = allowed(new_name)?;
        self.change_views(|views| {
            if new_name != name && views.iter().any(|view| view.name == new_name) {
                return Err(Error::invalid(format!(
                    "Another view is called “{new_name}”. Nothing was changed."
                )));
            }
            let view = views.iter_mut().find(|view| view.name == name);
            view.ok_or(StoreError::NotFound)?.name = new_name;
            Ok(())
        })
    }

    /// Forgets one of the user's views; one that is not there is forgotten already.
    pub fn delete_view(&self, name: &str) -> Result<Vec<SavedView>, Error> {
        self.change_views(|views| {
            views.retain(|view| view.name != name);
            Ok(())
        })
    }

    fn change_views(
        &self,
        change: impl FnOnce(&mut Vec<SavedView>) -> Result<(), Error>,
    ) -> Result<Vec<SavedView>, Error> {
        self.store().write(|tx| {
            let mut views = own(tx)?;
            change(&mut views)?;
            let text = serde_json::to_string(&views).map_err(|_| StoreError::Value("views"))?;
            tx.set_setting(SETTING, &text)?;
            Ok(all(views))
        })
    }
}

fn own(tx: &Tx<'_>) -> Result<Vec<SavedView>, StoreError> {
    match tx.setting(SETTING)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Value("views")),
        None => Ok(Vec::new()),
    }
}

fn all(own: Vec<SavedView>) -> Vec<SavedView> {
    built_in().into_iter().chain(own).collect()
}

/// A name as it is kept, if a view of the user's may have it.
fn allowed(name: &str) -> Result<String, Error> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > MAX_NAME_CHARS {
        return Err(Error::invalid(format!(
            "A view's name has 1 to {MAX_NAME_CHARS} characters. Nothing was saved."
        )));
    }
    if built_in().iter().any(|view| view.name == name) {
        return Err(Error::invalid(format!(
            "“{name}” comes with the program. Choose another name. Nothing was saved."
        )));
    }
    Ok(name)
}

fn built_in() -> Vec<SavedView> {
    let view = |name: &str, query: PeopleQuery| SavedView {
        name: name.to_owned(),
        query,
        columns: Vec::new(),
        built_in: true,
    };
    vec![
        view(
            "Hot and not yet approved",
            PeopleQuery {
                tiers: vec![Tier::Hot],
                drafts: vec![
                    DraftKind::Blocked,
                    DraftKind::Warned,
                    DraftKind::ToReview,
                    DraftKind::None,
                ],
                ..PeopleQuery::default()
            },
        ),
        view(
            "Asked and unanswered",
            PeopleQuery {
                unanswered: true,
                ..PeopleQuery::default()
            },
        ),
        view(
            "Left before the end",
            PeopleQuery {
                left_early: true,
                sort: PeopleSort::Minutes,
                reversed: true,
                ..PeopleQuery::default()
            },
        ),
    ]
}

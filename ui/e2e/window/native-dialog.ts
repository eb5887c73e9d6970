// The system's own file dialogs, used as a person at a keyboard uses them. WebDriver does not reach
// them, because they are windows of GTK and not pages; xdotool types into whatever has the focus.

import { until } from "./webdriver";
import { windows, xdotool } from "./xdotool";

/**
 * Types a path over whatever stands there and confirms it; returns once the dialog has closed.
 *
 * GTK opens the open dialog's field for a path when its slash arrives and may lose letters while it
 * does so on a busy machine. A path that lost letters names no folder and keeps the dialog open, so
 * it is typed again.
 */
async function answer(title: string, path: string): Promise<void> {
  await until(`the dialog “${title}” opens`, 20, async () => (await windows(title)).length > 0);
  await until(`the dialog “${title}” takes ${path}`, 40, async () => {
    const [dialog] = await windows(title);
    if (!dialog) return true;
    // No window manager runs that would hand the focus over.
    await xdotool("windowfocus", dialog);
    if ((await xdotool("getwindowfocus").catch(() => "")) !== dialog) return false;
    await xdotool("key", "ctrl+a");
    await xdotool("type", "--delay", "15", path);
    await xdotool("key", "Return");
    return until("it closes", 3, async () => (await windows(title)).length === 0)
      .then(() => true)
      .catch(() => false);
  });
}

/** Chooses one file in the open dialog. */
export function choose(path: string): Promise<void> {
  return answer("Choose your webinar's export files", path);
}

/** Saves under a path, which replaces the whole suggested name. */
export function saveAs(path: string, title = "Save the mails"): Promise<void> {
  return answer(title, path);
}

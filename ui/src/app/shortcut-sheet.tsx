// All shortcuts that work here and now, read from the same list that runs them.

import { Dialog } from "@/components/dialog";
import { Keys } from "@/components/kbd";
import { type Action, currentActions } from "@/lib/actions";
import { useUi } from "./ui-store";

function Groups() {
  const groups = new Map<string, Action[]>();
  for (const action of currentActions()) {
    if (!action.keys) continue;
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 gap-6 focus-visible:outline-none overflow-y-auto px-5 pt-2 pb-5 mid:columns-2"
    >
      {[...groups].map(([group, actions]) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-caption text-third">{group}</h3>
          <dl>
            {actions.map((action) => (
              <div key={action.id} className="flex h-7 items-center gap-2">
                <dt className="truncate">{action.title}</dt>
                <dd className="ml-auto">
                  <span className="sr-only">{action.keys}</span>
                  <Keys keys={action.keys ?? ""} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

export function ShortcutSheet() {
  const open = useUi((state) => state.shortcutsOpen);
  const setUi = useUi((state) => state.set);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => setUi({ shortcutsOpen: next })}
      title="Keyboard shortcuts"
    >
      <Groups />
    </Dialog>
  );
}

// The native menu bar, made from the same list of actions as palette, shortcuts and sheet. The host
// sends back the id of a chosen item. Only keys that also work while somebody is writing become
// accelerators: the system would take the others away from the text.

import { useEffect } from "react";
import { call, type MenuGroup } from "@/ipc/client";
import { currentActions, type OfferedAction, useActionStore } from "@/lib/actions";
import { inListOrder } from "@/lib/find-actions";

/** Which menu the actions of a group stand in; other groups have a menu of their own name. */
const menuOfGroup: Record<string, string> = {
  General: "File",
  Webinars: "File",
  Edit: "Edit",
  "Go to": "Go",
  "This webinar": "Webinar",
  Appearance: "View",
};

const order = ["File", "Edit", "View", "Go", "Webinar"];

function accelerator({ keys, whileWriting }: OfferedAction): string | null {
  if (!keys || !whileWriting || !keys.includes("mod+")) return null;
  // A new key is pressed in the settings: the menu must not take it away.
  if (useActionStore.getState().isRecording) return null;
  const parts = keys.split("+").map((part) => (part === "mod" ? "CmdOrCtrl" : part));
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("+");
}

export function menuOf(actions: readonly OfferedAction[]): MenuGroup[] {
  const menus = new Map<string, MenuGroup>(order.map((title) => [title, { title, items: [] }]));
  for (const action of inListOrder(actions)) {
    const title = menuOfGroup[action.group] ?? action.group;
    const menu = menus.get(title) ?? { title, items: [] };
    menus.set(title, menu);
    menu.items.push({ id: action.id, title: action.title, accelerator: accelerator(action) });
  }
  return [...menus.values()].filter((menu) => menu.items.length > 0);
}

/** Keeps the menu bar in step with what can be done; sends it only when it has changed. */
export function useNativeMenu(): void {
  useEffect(() => {
    let sent = "";
    let waiting = 0;
    const send = () => {
      const groups = menuOf(currentActions());
      const menu = JSON.stringify(groups);
      if (menu === sent) return;
      sent = menu;
      call("menu_set", { groups }).catch(() => {
        // Without a menu bar everything still works by palette and keys.
        sent = "";
      });
    };
    // Pages come and go within a frame or two; the menu follows once.
    const soon = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(send, 150);
    };
    soon();
    const stop = useActionStore.subscribe(soon);
    return () => {
      window.clearTimeout(waiting);
      stop();
    };
  }, []);
}

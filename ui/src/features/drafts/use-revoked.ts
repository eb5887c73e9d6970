// Drafts whose approval was taken back by a change of their text, as opposed to by their reader, since
// the page was opened.

import { useEffect, useRef, useState } from "react";
import type { DraftView } from "@/ipc/types";
import { isDecidedFor } from "./queue-query";

export function useRevoked(draft: DraftView | undefined): boolean {
  const [revoked, setRevoked] = useState<ReadonlySet<string>>(new Set());
  const before = useRef(draft);
  useEffect(() => {
    const last = before.current;
    before.current = draft;
    if (!draft || last?.item.id !== draft.item.id) return;
    const { id, status } = draft.item;
    const isChanged =
      last.note !== draft.note ||
      last.text !== draft.text ||
      last.html !== draft.html ||
      last.mail.subject !== draft.mail.subject;
    if (status !== "to_review")
      setRevoked((all) => new Set([...all].filter((each) => each !== id)));
    else if (isDecidedFor(last.item) && isChanged) {
      setRevoked((all) => new Set([...all, id]));
    }
  }, [draft]);
  return draft !== undefined && draft.item.status === "to_review" && revoked.has(draft.item.id);
}

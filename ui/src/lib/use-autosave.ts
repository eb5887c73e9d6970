// Autosave for a form: saves what is typed after a pause, at once when a field or the page is left,
// and tells how that went.

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Autosave, type AutosaveStatus } from "./autosave";

export interface AutosaveForm<T> {
  status: AutosaveStatus;
  push: (value: T) => void;
  flush: () => void;
}

/** `save` may change between renders; the latest one is used. */
export function useAutosave<T>(
  save: (value: T) => Promise<unknown>,
  pauseMillis?: number,
): AutosaveForm<T> {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const [form] = useState(() => {
    const saver = new Autosave<T>((value) => latest.current(value), pauseMillis);
    return {
      saver,
      push: (value: T) => saver.push(value),
      flush: () => void saver.flush(),
    };
  });
  const status = useSyncExternalStore(form.saver.subscribe, () => form.saver.status);
  useEffect(() => form.flush, [form]);
  return { status, push: form.push, flush: form.flush };
}

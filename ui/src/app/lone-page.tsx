// A page before there is anything else: one column in the middle of an empty window.

import type { ReactNode } from "react";
import { Logo } from "@/components/logo";

export function LonePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex h-full items-center justify-center overflow-y-auto bg-canvas p-6">
      <div className="flex w-full max-w-dialog flex-col gap-4">
        <Logo className="size-9" />
        <h1 className="text-title font-title">{title}</h1>
        {children}
      </div>
    </main>
  );
}

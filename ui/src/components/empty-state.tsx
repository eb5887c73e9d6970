// An empty place teaches the next step: one sentence on why it is empty, one button out of it.

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex h-full flex-1 flex-col items-center justify-center gap-1 px-6 py-12 text-center">
      <Icon size={22} className="mb-2 text-third" aria-hidden />
      <h2 className="font-section">{title}</h2>
      {children && <p className="max-w-dialog text-second">{children}</p>}
      {action && <div className="mt-4 flex gap-2">{action}</div>}
    </div>
  );
}

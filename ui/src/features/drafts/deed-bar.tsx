// What can be done with a mail, always in sight. The rarer deeds are a menu, so that the others keep
// their place at every width.

import {
  Check,
  CircleAlert,
  CircleSlash,
  Ellipsis,
  Pencil,
  RotateCcw,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { Button, IconButton } from "@/components/button";
import { Menu, type MenuEntry } from "@/components/menu";
import type { DraftView, DraftWish } from "@/ipc/types";
import { Bar } from "./panes";
import { isDecidedFor } from "./queue-query";
import { WishButton } from "./wish";

export interface Deeds {
  approve: () => void;
  approveAnyway: () => void;
  /** Null where it waits for nothing, a check stands against it, or no other says the same. */
  approveAlike: (() => void) | null;
  unapprove: () => void;
  edit: () => void;
  fix: () => void;
  redo: () => void;
  /** Null where no model could follow a wish. */
  wish: ((wish: DraftWish) => void) | null;
  skip: () => void;
}

/** Approving was asked for, and cannot be had by that key: says why, and what can be done instead. */
function Held({ draft, deeds }: { draft: DraftView; deeds: Deeds }) {
  const { gravest, problem } = draft.item;
  const isBlocked = gravest === "block";
  const warnings = draft.findings.filter((finding) => finding.severity === "warn").length;
  const Icon = isBlocked ? CircleAlert : TriangleAlert;
  return (
    <Bar asks>
      <Icon size={16} className={isBlocked ? "text-bad" : "text-warm"} aria-hidden />
      <p role="alert" className="line-clamp-3 min-w-0 flex-1 wrap-anywhere @max-bar:basis-4/5">
        {isBlocked && "Cannot be approved: "}
        {problem}
        {!isBlocked && warnings > 1 && ` And ${warnings - 1} more.`}
      </p>
      {draft.findings.some(({ fix }) => fix !== null) && (
        <Button keys="f" onClick={deeds.fix}>
          Put right
        </Button>
      )}
      <Button keys="e" kind={isBlocked ? "primary" : "secondary"} onClick={deeds.edit}>
        Edit
      </Button>
      {!isBlocked && (
        <Button kind="primary" keys="shift+a" onClick={deeds.approveAnyway}>
          Approve anyway
        </Button>
      )}
    </Bar>
  );
}

export function DeedBar({
  draft,
  held,
  redoing,
  wishing,
  onWishing,
  more,
  deeds,
}: {
  draft: DraftView;
  /** Approving was asked for and something stands against it. */
  held: boolean;
  redoing: boolean;
  /** Whether a wish is being typed. */
  wishing: boolean;
  onWishing: (open: boolean) => void;
  /** The rarer deeds. */
  more: readonly MenuEntry[];
  deeds: Deeds;
}) {
  const { status, gravest } = draft.item;
  const alike = (draft.item.alike + 1).toLocaleString("en-US");
  if (held && !isDecidedFor(draft.item) && (gravest === "block" || gravest === "warn")) {
    return <Held draft={draft} deeds={deeds} />;
  }
  return (
    <Bar>
      {status === "skipped" && (
        <p className="mr-1 flex min-w-0 items-center gap-1.5 text-second">
          <CircleSlash size={16} className="shrink-0" aria-hidden />
          <span className="truncate">
            Skipped<span className="@max-bar-lg:hidden">, not exported</span>
          </span>
        </p>
      )}
      {status === "skipped" && (
        <Button kind="primary" icon={Undo2} keys="s" onClick={deeds.skip}>
          Put back
        </Button>
      )}
      {status === "to_review" && (
        <Button
          kind="primary"
          icon={Check}
          keys="a"
          disabled={gravest === "block"}
          aria-describedby={gravest === "block" ? "draft-problem" : undefined}
          onClick={deeds.approve}
        >
          Approve
        </Button>
      )}
      {deeds.approveAlike && (
        <Button
          keys="l"
          aria-label={`Approve all ${alike}`}
          onClick={deeds.approveAlike}
          className="@max-bar:hidden @max-bar-lg:px-2!"
        >
          <span className="@max-bar-lg:hidden">Approve all {alike}</span>
          <span className="hidden @max-bar-lg:inline">All {alike}</span>
        </Button>
      )}
      {isDecidedFor(draft.item) && (
        <Button keys="u" onClick={deeds.unapprove}>
          Take back
        </Button>
      )}
      <Button icon={Pencil} keys="e" onClick={deeds.edit}>
        Edit
      </Button>
      <Button
        icon={RotateCcw}
        keys="r"
        busy={redoing}
        aria-label="Rewrite"
        onClick={deeds.redo}
        className="@max-bar-lg:px-2! @max-bar-lg:[&_span:has(>kbd)]:hidden"
      >
        <span className="@max-bar-lg:hidden">Rewrite</span>
      </Button>
      {deeds.wish && (
        <WishButton
          draft={draft}
          open={wishing}
          onOpenChange={onWishing}
          busy={redoing}
          onWish={deeds.wish}
        />
      )}
      {(status === "to_review" || status === "approved") && (
        <Button kind="ghost" keys="s" onClick={deeds.skip} className="px-2!">
          Skip
        </Button>
      )}
      <span className="ml-auto">
        <Menu entries={more}>
          <IconButton icon={Ellipsis} label="More" />
        </Menu>
      </span>
    </Bar>
  );
}

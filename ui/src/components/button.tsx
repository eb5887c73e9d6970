// Buttons say what they will do ("Import 45 people"), at most one primary in sight. An icon alone
// is an IconButton, which demands the words that a screen reader and the tooltip need.

import { clsx } from "clsx";
import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { Keys } from "./kbd";
import { Tooltip } from "./tooltip";

export type ButtonKind = "primary" | "secondary" | "ghost" | "danger" | "link";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  size?: "sm" | "md" | "lg";
  icon?: LucideIcon;
  /** The shortcut that does the same, as it is by default ("mod+k", "a"); the one in force is shown. */
  keys?: string;
  /** Shows that the click was taken and refuses a second one. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const looks: Record<ButtonKind, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-hover",
  ghost: "text-second hover:bg-hover hover:text-ink",
  danger: "bg-bad text-on-bad hover:opacity-90",
  link: "text-accent hover:text-accent-hover hover:underline underline-offset-2",
};

const sizes = {
  sm: "h-control-sm gap-1.5 px-2",
  md: "h-control gap-2 px-3",
  lg: "h-control-lg gap-2 px-4",
};

export function Button({
  kind = "secondary",
  size = "md",
  icon: Icon,
  keys,
  busy = false,
  disabled,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control font-medium transition-colors disabled:opacity-50",
        kind === "link" ? "gap-1.5 rounded-tag" : sizes[size],
        looks[kind],
        className,
      )}
      {...rest}
    >
      {busy ? (
        <LoaderCircle size={15} className="animate-turn" aria-hidden />
      ) : (
        Icon && <Icon size={15} aria-hidden />
      )}
      {children}
      {keys && <Keys keys={keys} on={kind === "primary" ? "accent" : "surface"} />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "icon" | "children"> {
  icon: LucideIcon;
  label: string;
}

export function IconButton({
  icon: Icon,
  label,
  kind = "ghost",
  keys,
  busy = false,
  disabled,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type={type}
        aria-label={label}
        disabled={disabled || busy}
        className={clsx(
          "inline-flex size-control shrink-0 items-center justify-center rounded-control transition-colors disabled:opacity-50",
          looks[kind],
          className,
        )}
        {...rest}
      >
        {busy ? (
          <LoaderCircle size={15} className="animate-turn" aria-hidden />
        ) : (
          <Icon size={15} aria-hidden />
        )}
      </button>
    </Tooltip>
  );
}

// Form fields: a visible label, the control, and one line below for a hint or an error. The error
// replaces the hint and is tied to the control, so a screen reader says both together.

import { clsx } from "clsx";
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useId } from "react";

export const controlLook =
  "w-full rounded-control border border-line-strong bg-surface px-2.5 text-ink transition-colors hover:border-third focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-bad disabled:opacity-60";

interface ControlProps {
  id?: string;
  "aria-invalid"?: boolean | undefined;
  "aria-describedby"?: string | undefined;
}

export function Field({
  label,
  hint,
  error,
  optional = false,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  /** One control that takes an id and the aria attributes. */
  children: ReactElement<ControlProps>;
}) {
  const id = useId();
  const note = `${id}-note`;
  const hasNote = Boolean(error || hint);
  return (
    <div className={clsx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="flex items-baseline gap-2 text-second">
        {label}
        {optional && <span className="text-caption text-third">optional</span>}
      </label>
      {cloneElement(children, {
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": hasNote ? note : undefined,
      })}
      {hasNote && (
        <p id={note} className={clsx("text-caption", error ? "text-bad" : "text-third")}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      className={clsx(controlLook, "h-8", className)}
      {...rest}
    />
  );
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={clsx(controlLook, "resize-none py-1.5", className)} {...rest} />;
}

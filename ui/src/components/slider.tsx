// A number that is dragged: the native range, so that arrow keys, page keys and screen readers work.

import { clsx } from "clsx";
import type { ComponentProps } from "react";

export function Slider({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return <input type="range" className={clsx("h-5 w-full accent-accent", className)} {...rest} />;
}

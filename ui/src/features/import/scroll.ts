// Leads from a link to a part of the same page, for the eye and for the keyboard.

export function scrollToPlace(id: string): void {
  const place = document.getElementById(id);
  if (!place) return;
  place.scrollIntoView({ block: "start" });
  place.querySelector<HTMLElement>("button, [tabindex]")?.focus({ preventScroll: true });
}

// Runs before the first paint: a person who chose the other theme than the system's must not see
// a flash of it. The core keeps the setting; this copy is only for the first frame.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused; the system's theme is then right until the settings arrive.
}

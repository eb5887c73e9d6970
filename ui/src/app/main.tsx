// The entry: manners of a native window first, then the product.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { refuseBrowserManners } from "./native-manners";

refuseBrowserManners();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

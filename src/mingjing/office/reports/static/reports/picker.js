/* Escape leaves the picker of figures, unless there is something nearer to close or to clear. */
(function () {
  "use strict";
  document.addEventListener("keydown", ({ key, target }) => {
    const nearer = document.querySelector("details.definition[open]") || (target.type === "search" && target.value);
    if (key === "Escape" && !nearer) document.querySelector("a[data-escape]")?.click();
  }, true);
})();

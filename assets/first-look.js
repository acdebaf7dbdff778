// The words of a page that the server wrote into it already, so that they can be read while the scripts load.
// They stay until the page has its data: the page that takes the place of the frame keeps these same words.
import { createElement as h, useEffect, useState } from "react";

const PLACE = "first-look"; // the id that the server looks for, and the class

let words = typeof document === "undefined" ? "" : (document.getElementById(PLACE)?.innerHTML ?? "");

function forget() {
  words = ""; // they were for the first page of this window, and will be old when somebody comes back to it
}

export function FirstLook() {
  const [html] = useState(words);
  useEffect(() => forget, []);
  return h("div", { id: PLACE, className: PLACE, dangerouslySetInnerHTML: { __html: html } });
}

// Loads another page, or the same one again, when the server says that this tab shall not go on as it is.
import { useEffect } from "react";

// The place in the page is known here alone: it joins the address that the sign-in page leads back to, which ends `to`.
function withFragment(to) {
  const leadsBack = to.includes("?next=") && !to.startsWith(window.location.pathname + "?");
  return leadsBack ? to + encodeURIComponent(window.location.hash) : to;
}

export function Redirector({ course }) {
  useEffect(() => {
    if (!course?.id) return;
    if (course.to) window.location.replace(withFragment(course.to));
    else window.location.reload();
  }, [course?.id]);
  return null;
}

// Loads another page, or the same one again, when the server says that this tab shall not go on as it is.
import { useEffect } from "react";

// The place in the page is known here alone: it joins the address that the sign-in page leads back to.
function withFragment(to) {
  const address = new URL(to, window.location.origin);
  const back = address.searchParams.get("next");
  if (!back || back.includes("#") || window.location.pathname === address.pathname) return to;
  address.searchParams.set("next", back + window.location.hash);
  return address.pathname + address.search;
}

export function Redirector({ course }) {
  useEffect(() => {
    if (!course?.id) return;
    if (course.to) window.location.replace(withFragment(course.to));
    else window.location.reload();
  }, [course?.id]);
  return null;
}

// Loads another page, or the same one again, when the server says that this tab shall not go on as it is; and goes
// where a page leads on by itself.
import { useContext, useEffect } from "react";
import { UNSAFE_DataRouterContext, useNavigate } from "react-router";

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

let gone; // the newest way that was heard of: another page mounts this again, with the same one

// The server says it some time after it was caused. Who has pressed a link meanwhile is on another page, or waits for
// its scripts, and is not called back.
export function Onward({ way }) {
  const { router } = useContext(UNSAFE_DataRouterContext);
  const navigate = useNavigate();
  useEffect(() => {
    if (!way?.id || way.id === gone) return;
    gone = way.id;
    const { location, navigation } = router.state;
    if ((navigation.location ?? location).pathname === way.at) navigate(way.to, { replace: way.replaces });
  }, [way?.id]);
  return null;
}

// Loads another page, or the same one again, when the server says that this tab shall not go on as it is.
import { useEffect } from "react";

export function Redirector({ course }) {
  useEffect(() => {
    if (!course?.id) return;
    if (course.to) window.location.replace(course.to);
    else window.location.reload();
  }, [course?.id]);
  return null;
}

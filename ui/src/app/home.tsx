// Where the window opens: the newest webinar, or the first start.

import { Navigate } from "@tanstack/react-router";
import { useWebinars } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { FirstStart } from "@/features/webinars/first-start";

export function Home() {
  const webinars = useWebinars();
  if (webinars.isPending) return null;
  if (webinars.isError) {
    return (
      <div className="p-6">
        <InlineError error={webinars.error} />
      </div>
    );
  }
  const newest = webinars.data[0];
  if (!newest) return <FirstStart />;
  return <Navigate to="/webinars/$webinarId/overview" params={{ webinarId: newest.id }} replace />;
}

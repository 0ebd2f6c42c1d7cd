import { MyCalendar } from '#web/home/my-calendar.tsx';
import { MyDigest } from '#web/home/my-digest.tsx';

/** What of 工作台 leaves the house, on the page of the own account. */
export function MyMessages() {
  return (
    <>
      <MyCalendar />
      <MyDigest />
    </>
  );
}

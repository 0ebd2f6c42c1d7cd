import { deviceOf } from '#web/session/device.ts';

/** Which browser it is, and from where it came. */
export function DeviceName({ userAgent, address }: { readonly userAgent: string | null; readonly address: string | null }) {
  return (
    <b>
      {deviceOf(userAgent)}
      {address !== null && ` · ${address}`}
    </b>
  );
}

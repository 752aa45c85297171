import { isObject, type JsonValue } from '../connector/json-value.ts';
import { changeBody } from './body-work.ts';
import { type MutableObject, setMember, valueBelow } from './json-path.ts';
import type { PolicyRun } from './policy-run.ts';

/** Makes the next link of a page lead through the gateway; without one, the page is the last. */
export function updateNextLink(run: PolicyRun): void {
  if (run.response === undefined) return;
  changeBody(run, (work) => {
    for (const holder of work.partsAt(run.parameter('nextlinkparentpropertypath'))) {
      const name = run.parameter('nextlinkpropertyname');
      const link: JsonValue | undefined = valueBelow(holder, [name]);
      if (!isObject(holder) || typeof link !== 'string' || link === '') continue;
      setMember(holder as MutableObject, name, run.gatewayLink(link));
      return true;
    }
    return true;
  });
}

/** Marks the connection as unauthenticated when the call that tests it was answered with the status. */
export function setConnectionStatus({ parameter, response, testsConnection, markUnauthenticated }: PolicyRun): void {
  if (response !== undefined && String(response.status) === parameter('statuscode').trim() && testsConnection()) markUnauthenticated();
}

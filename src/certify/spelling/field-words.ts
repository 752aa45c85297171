/**
 * Words of the field that the dictionaries do not list, in lower case. A word belongs here when it is right and near to another one,
 * or when texts of connectors use it as a matter of course. `test/certify/spelling.test.ts` refuses what a dictionary lists by now.
 */
export const fieldWords: ReadonlySet<string> = new Set(
  `
  acknowledgee appsource bbox binarization binarize bulkload cancelation cancelations datalake datasheet dataverse datetimes dedupe
  deltatoken departement deskew deskewed despeckle dropoff dropship ecommerce eircode finetune finetuning firstname fullname
  geofence geohash grayscale greylist guids helpdesk hmac imsi lastname latlng liftgate logprob logprobs mentee mpga msisdn multitenant
  naics nameservers nextlink omnichannel onedrive passwordless powerapps pptx preauthorization preauthorized preorder rdata recordset
  referer referers resultset reviewee rollup rollups rowset rowversion rrname rrset rrsets rrtype rrule rrules saml scim sepa servicedesk
  signees skiptoken sku skus timesheet timesheets timespans unassign unenroll unmute updateable upserted upserts webhooks webm
  workitem workitems workorder workorders workstream workstreams
  `
    .trim()
    .split(/\s+/),
);

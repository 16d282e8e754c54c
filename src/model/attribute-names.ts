// The names that attributes of events have, and those by which filters and keys of an order ask for something of an event.

/** Of an attribute, by CloudEvents 1.0. */
export const attributeName = /^[a-z0-9]{1,20}$/;

/** Into a JSON body, such as `data.order.lines[2].sku`. */
export const bodyPath = /^data(?:\.[^.[\]]+|\[\d+\])+$/;

/** What an event may have: an attribute, of which none is `data`, or a place in its body. */
export const nameInEvent = new RegExp(`(?!data$)${attributeName.source}|${bodyPath.source}`);

// The names by which filters and keys of an order ask for something of an event.

/** Of CloudEvents 1.0: its own attributes, and extensions, of which none may be called `data`. */
export const attributeName = /^(?!data$)[a-z0-9]{1,20}$/;

/** Into a JSON body, such as `data.order.lines[2].sku`. */
export const bodyPath = /^data(?:\.[^.[\]]+|\[\d+\])+$/;

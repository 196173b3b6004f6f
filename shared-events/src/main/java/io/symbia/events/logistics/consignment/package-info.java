/**
 * What happens to one consignment, in the order it can happen; published by logistics on {@code
 * symbia.logistics.events}, each consignment in its own stream {@code logistics/consignment/<consignmentId>}.
 *
 * <p>May import: identifiers and values of shared-events. Field names and type names are forever.
 */
package io.symbia.events.logistics.consignment;

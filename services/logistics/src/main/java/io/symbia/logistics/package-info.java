/**
 * The logistics service: consignments on their way from shipper to consignee.
 *
 * <p>{@code consignment} decides, {@code http} is the door, {@code views} is what is shown. This package only starts
 * them.
 */
package io.symbia.logistics;

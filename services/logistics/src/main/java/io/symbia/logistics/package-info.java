/**
 * The logistics service: consignments on their way from shipper to consignee.
 *
 * <p>{@code consignment} decides about them and shows them, {@code lateness} sums up how late they were. This package only starts them.
 */
package io.symbia.logistics;

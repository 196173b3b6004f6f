/**
 * The import of delivery records: a file of order lines becomes orders, escrows, consignments and credit reservations, through the same
 * doors as everybody's. In the order of the story: a {@code DeliveryFile} has {@code DeliveryRow}s or refuses them with a reason;
 * {@code OrderRecord} gathers the rows of an order; {@code OrderPlan} says which commands it becomes; {@code DeliveryImport} gives them,
 * on behalf of an {@code Importer}.
 */
package io.symbia.client.deliveries;

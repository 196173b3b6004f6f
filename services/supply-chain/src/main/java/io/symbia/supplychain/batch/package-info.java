/**
 * Production batches, and to whom their quantities were given out. In reading order: the commands, what refuses them, the batch that
 * decides with what it holds and the inspections it knows of, what is shown of it, and the door.
 */
package io.symbia.supplychain.batch;

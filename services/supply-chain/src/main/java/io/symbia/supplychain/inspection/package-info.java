/**
 * Inspections of batches. In reading order: the commands, what refuses them, the inspection that decides, what is shown of it, and the
 * door.
 */
package io.symbia.supplychain.inspection;

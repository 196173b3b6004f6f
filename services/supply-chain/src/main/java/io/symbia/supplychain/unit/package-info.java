/**
 * Logistic units: what is in them and what they are in. In reading order: the commands, what refuses them, the unit that decides, what is
 * shown of it, and the door.
 */
package io.symbia.supplychain.unit;

/**
 * Purchase orders, from proposal to delivered and paid. In reading order: the commands, what refuses them, the order that decides, what
 * is shown of it, and the doors.
 */
package io.symbia.supplychain.order;

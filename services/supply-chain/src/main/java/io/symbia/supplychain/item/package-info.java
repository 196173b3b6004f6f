/** Trade items: what a number stands for. In reading order: the command, what refuses it, the item, what is shown of it, and the door. */
package io.symbia.supplychain.item;

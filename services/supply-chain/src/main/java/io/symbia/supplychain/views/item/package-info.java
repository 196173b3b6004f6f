/** How an item is shown, folded from its stream. Imports events and the view machinery. */
package io.symbia.supplychain.views.item;

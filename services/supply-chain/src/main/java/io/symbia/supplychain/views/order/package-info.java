/** How an order is shown, folded from its stream. Imports events and the view machinery. */
package io.symbia.supplychain.views.order;

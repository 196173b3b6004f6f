/** Records to and from JSON and BSON. May import shared events and Jackson 3; neither Spring nor HTTP. */
package io.symbia.support.json;

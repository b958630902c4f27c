/** Front matter as posts of Jekyll, Hugo, Zola, Eleventy, Astro, Hexo, Docusaurus and others have it. */
export const posts: readonly string[] = [
  `---
layout: post
title:  "Welcome to Jekyll!"
date:   2015-11-17 16:16:01 -0600
categories: jekyll update
---`,
  `---
layout: single
title: "Layout: Post with Table of Contents"
excerpt: "How it looks."
header:
  overlay_image: /assets/images/unsplash-image-1.jpg
  teaser: /assets/images/teaser.jpg
  caption: "Photo credit: [**Unsplash**](https://unsplash.com)"
  actions:
    - label: "Learn more"
      url: "https://unsplash.com"
last_modified_at: 2024-03-09T16:20:02-05:00
toc: true
toc_sticky: true
author_profile: false
classes: wide
related: true
read_time: false
share: true
---`,
  `---
title: Getting Started
author: cotes
date: 2019-08-09 20:55:00 +0800
categories: [Blogging, Tutorial]
tags: [getting started]
pin: true
math: true
mermaid: true
comments: false
image:
  path: /assets/img/devices.png
  lqip: data:image/webp;base64,UklGRpoAAABXRUJQVlA4WAo
  alt: Responsive rendering of Chirpy theme on multiple devices.
---`,
  `---
layout: post
title: 'A "quoted" headline'
subtitle: "And what it says"
published: true
permalink: /2011/05/quoted/
redirect_from:
  - /node/17
  - /archives/17.html
tags:
- one
- two
---`,
  `---
published: false
layout: post
title: Not yet
author: "Jane Doe <jane@example.org>"
---`,
  `---
title: "My First Post"
date: 2022-11-20T09:03:20-08:00
draft: true
---`,
  `---
title: "PaperMod"
summary: How the theme is set up.
date: 2020-09-15T11:30:03+00:00
weight: 1
aliases: ["/first"]
tags: ["first"]
author: ["Me", "You"]
showToc: true
TocOpen: false
draft: false
hidemeta: false
comments: false
description: "Desc Text."
canonicalURL: "https://canonical.url/to/page"
disableHLJS: true
disableShare: false
hideSummary: false
searchHidden: true
ShowReadingTime: true
ShowBreadCrumbs: true
ShowPostNavLinks: true
UseHugoToc: true
cover:
    image: "<image path/url>"
    alt: "<alt text>"
    caption: "<text>"
    relative: false
    hidden: true
editPost:
    URL: "https://github.com/x/content"
    Text: "Suggest Changes"
    appendFilePath: true
---`,
  `+++
title = "Creating a New Theme"
date = 2014-09-28
draft = false
author = "Michael Henderson"
description = "How to make one"
tags = ["golang", "themes"]
categories = ["Development"]
series = ["Themes"]
slug = "creating-a-new-theme"
lastmod = 2014-10-01T08:00:00Z
aliases = ["migrate-from-jekyll"]
toc = true
weight = 10
+++`,
  `+++
title = "Zola post"
date = 2023-02-11
updated = 2023-02-12
template = "page.html"

[taxonomies]
tags = ["rust", "zola"]
categories = ["web"]

[extra]
toc = true
comment = true
lang = "en"
+++`,
  `+++
title = 'Hugo with params'
date = '2023-10-15T10:00:00+02:00'
publishDate = '2023-10-16T10:00:00+02:00'
expiryDate = '2099-01-01'
images = ['cover.png']
keywords = ['one', 'two']
[params]
  author = 'John Smith'
  math = true
[menus]
  [menus.main]
    weight = 10
[build]
  list = 'always'
[[resources]]
  src = 'cover.png'
  title = 'Cover'
+++`,
  `---
layout: blog
title: "Kubernetes v1.30: the release"
date: 2024-04-17
slug: kubernetes-v1-30-release
evergreen: true
author: >
  The Release Team,
  and friends
canonicalUrl: https://www.example.org/blog/x/
---`,
  `---
title: Post with Hugo modules
linkTitle: Modules
date: '2021-03-04T00:00:00Z'
type: post
categories:
  - Hugo
featured_image: /images/gohugo-default.jpg
omit_header_text: true
menu:
  main:
    weight: 1
resources:
- src: "**.{png,jpg}"
  title: "Image #:counter"
---`,
  `---
title: "Academic post"
subtitle: 'Create a site 🚀'
summary: Short summary.
authors:
- admin
- 吳恩達
tags:
- Academic
categories:
- Demo
date: "2020-12-13T00:00:00Z"
lastmod: "2020-12-13T00:00:00Z"
featured: false
draft: false
image:
  caption: 'Image credit: [**Unsplash**](https://unsplash.com)'
  focal_point: ""
  placement: 2
  preview_only: false
projects: []
---`,
  `---
title: This is my fourth post.
description: This is a post on My Blog about touchpoints and circling wagons.
date: 2018-09-30
tags: second tag
layout: layouts/post.njk
---`,
  `---
title: Eleventy with data
date: 2023-05-01
tags:
  - posts
  - Another Tag
permalink: "/blog/{{ title | slugify }}/"
eleventyNavigation:
  key: Data
  order: 3
---`,
  `---
title: Eleventy without collections
date: Last Modified
eleventyExcludeFromCollections: false
---`,
  `---
title: 'First post'
description: 'Lorem ipsum dolor sit amet'
pubDate: 'Jul 08 2022'
heroImage: '../../assets/blog-placeholder-3.jpg'
---`,
  `---
title: 'Markdown Style Guide'
description: 'Here is a sample of some basic Markdown syntax.'
pubDate: 'Jun 19 2024'
updatedDate: 'Jun 20 2024'
heroImage: './placeholder.jpg'
heroImageAlt: 'A placeholder'
---`,
  `---
layout: ../../layouts/MarkdownPostLayout.astro
title: My First Blog Post
author: Astro Learner
description: "This is the first post of my new Astro blog."
image:
    url: "https://docs.astro.build/assets/rose.webp"
    alt: "The Astro logo on a dark background with a pink glow."
pubDate: 2022-07-01
tags: ["astro", "blogging", "learning in public"]
---`,
  `---
author: Sat Naing
pubDatetime: 2022-09-23T15:22:00Z
modDatetime: 2023-12-21T09:12:47.400Z
title: Adding new posts in AstroPaper theme
slug: adding-new-posts
featured: true
draft: false
tags:
  - docs
ogImage: ../../assets/images/AstroPaper-v5.png
description: Some rules & recommendations for creating or adding new posts.
canonicalURL: https://example.org/my-article/my-post
hideEditPost: false
timezone: Asia/Yangon
---`,
  `---
publishDate: 2023-08-12T00:00:00Z
author: John Smith
title: Get started with AstroWind
excerpt: Start your web journey with AstroWind.
image: https://images.unsplash.com/photo.jpg?ixlib=rb-4.0.3
category: Tutorials
tags:
  - astro
  - tailwind css
metadata:
  canonical: https://astrowind.vercel.app/get-started
---`,
  `---
title: Hello World
date: 2013/7/13 20:46:25
updated: 2013/7/14 20:46:25
categories:
- [Sports, Baseball]
- Play
tags: [PS3, Games]
comments: true
permalink: :year/:title/
lang: zh_CN
excerpt:
top_img: /img/top.png
cover: /img/cover.png
abbrlink: 4a17b156
sticky: 1
---`,
  `---
slug: welcome
title: Welcome
authors:
  - name: Sébastien Lorber
    title: Docusaurus maintainer
    url: https://sebastienlorber.com
    image_url: https://github.com/slorber.png
tags: [facebook, hello, docusaurus]
hide_table_of_contents: false
---`,
  `---
id: introducing
title: Introducing a thing
author: Joel Marcey
author_title: Engineer
author_url: https://github.com/JoelMarcey
author_image_url: https://graph.facebook.com/611217057/picture
authorTwitter: JoelMarcey
tags: [blog]
---`,
  `---
title: "Windows path: C:\\\\temp"
date: 2021-03-04 10:00:00.000000000 +00:00
modified: 2021-03-05
author:
  display_name: someone
  name: Some One
  login: someone
  email: someone@example.org
author_login: someone
author_email: someone@example.org
wordpress_id: 42
wordpress_url: http://example.org/?p=42
type: post
parent_id: '0'
published: true
password: ''
status: publish
---`,
  `---
title: Imported
date: Mon, 04 Mar 2019 10:00:00 +0000
guid: https://example.org/?p=12
id: 12
categories:
  - Uncategorized
layout: post
meta:
  _edit_last: '1'
---`,
  `---
title: "A long description that is
continued at column 0"
description: 'It''s a long
text'
date: 2020-05-05 12:00 UTC
tags: a, b, c
---`,
  `---
title: Gov post
date: 2019-01-31 00:00:00 EST
authors: [jane-doe, john]
tags:
- how we work
excerpt: "Reading this is quick."
image: /assets/blog/x.jpg
image_alt: "A picture"
hero: false
---`,
  `---
title: Forestry
date: 2021-02-03T00:00:00.000+00:00
image: null
description: ''
gallery: []
seo:
  title: ''
  description:
---`,
  `---
template: post
title: "Gatsby post"
slug: /posts/gatsby
date: "2019-05-28T22:40:32.169Z"
category: "Typography"
tags:
  - "Design"
description: "An essay."
socialImage: "./media/image.jpg"
draft: false
---`,
  `---
title: Ghost export
slug: ghost-export
date_published: 2018-07-20T12:00:00.000Z
date_updated: 2018-07-21T12:00:00.000Z
feature_image: /content/images/x.jpg
tags: Getting Started, News
---`,
  `---
title: Pelican
Date: 2010-12-03 10:20
Modified: 2010-12-05 19:30
Category: Python
Tags: pelican, publishing
Slug: my-super-post
Authors: Alexis Metaireau, Conan Doyle
Summary: Short version for index and feeds
---`,
  `---
title: "Hugo bundle"
date: 2024-02-01T09:00:00Z
_build:
  render: always
outputs: [html]
cascade:
  type: docs
isCJKLanguage: true
markup: mmark
url: /2024/bundle/
---`,
  `---
layout: post
title: "Link with #hash in quotes"
date: 2024-01-02
---`,
  `---
layout: "post"
title: "Rust 1.75"
date: 2023-12-28
author: The Rust Release Team
release: true
---`,
  `---
title: web.dev post
subhead: What is new
authors:
  - someone
date: 2021-11-03
updated: 2021-11-04
hero: image/admin/abc.jpg
alt: A screen
tags:
  - blog
feedback:
  - api
---`,
  `---
title: Toots
date: 2024-01-01
no_index: false
sitemap: false
robots: index, follow
weight: -5
rating: 4
---`,
  `---
title: Quarto
author:
  - name: Jane Doe
    affiliation: University
date: "2022-10-24"
date-modified: "2022-10-25"
categories: [news, code]
image: "image.jpg"
format:
  html:
    code-fold: true
execute:
  echo: false
bibliography: refs.bib
---`,
  `---
title: R blogdown
author: Yihui Xie
date: '2015-07-23T21:13:14-05:00'
slug: r
categories: ["R"]
tags: ["R Markdown", "plot"]
output:
  blogdown::html_page:
    toc: true
---`,
  `---
title: Obsidian note
created: 2024-01-01
modified: 2024-01-02
aliases:
  - Other name
cssclass: wide
tags:
  - note
---`,
];
